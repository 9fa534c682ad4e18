import { expect, test } from 'vitest';
import { languageOf } from '../../../src/archive/intake/language.ts';

test.each([
  ['ko', '루리타니아와 등대 대장을 함께 여는 양해각서(MOU)에 서명했다고 밝혔다. Lantern 시스템을 쓴다.', 'sure'],
  ['en', 'The lamps of the harbour were lit by the keeper and put out at dawn for the ships in the bay.', 'sure'],
  ['fr', 'Les lampes du port sont allumées par le gardien et éteintes à l’aube pour les navires de la baie.', 'sure'],
  ['es', 'Las lámparas del puerto son encendidas por el guardián y apagadas en la noche para los barcos.', 'sure'],
  ['pt', 'As lâmpadas do porto não são acesas e o guarda dos barcos da baía para uma noite com lua.', 'sure'],
  ['de', 'Die Lampen des Hafens werden von dem Wächter und mit den Schiffen für die Bucht gelöscht.', 'sure'],
  ['id', 'Lampu yang menyala di pelabuhan dinyalakan untuk kapal dengan minyak dari kota ini dan pulau.', 'sure'],
  ['ru', 'Лампы порта зажигает смотритель, а на рассвете их гасит для кораблей в бухте каждый день.', 'likely'],
  ['uz', 'Порт чироқларини қоровул ёқади ва тонгда кемалар учун ўчиради, ҳар куни шундай бўлади.', 'guess'],
  [
    'ja',
    '港の灯台は毎晩ともされ、朝になると消されます。船のために続けられているのです。この町の人々はそれを見て育ちました。',
    'sure',
  ],
  [
    'zh',
    '港口的灯塔每天晚上点亮，早晨熄灭，为了海湾里的船只一直如此，从未间断过，直到今天为止仍然如此没有改变过。',
    'sure',
  ],
])('a text in %s is known for it', (language, text, sure) => {
  expect(languageOf(text)).toMatchObject({ language, sure });
});

test('a few letters are a guess, none are nothing', () => {
  expect(languageOf('등대')).toMatchObject({ language: 'ko', sure: 'guess' });
  expect(languageOf('12 – 34')).toBeUndefined();
});
