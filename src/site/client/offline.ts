import type { Message } from './offline-worker.ts';
import { register } from './registration.ts';

/**
 * On every page: has it kept, once it is read and nothing else is loading, and offers a new version of the archive when
 * that has been fetched.
 */

/** What the build puts in. */
declare const WORKER: string;
declare const WORDS: Readonly<Record<string, { readonly newVersion: string; readonly takeVersion: string }>>;

const root = new URL('.', (document.currentScript as HTMLScriptElement).src);

/** Where the reader pays for the line, or it is slow, only what is read is fetched. */
const isFrugal = (): boolean => {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean; readonly effectiveType?: string } };
  return connection?.saveData === true || /2g$/u.test(connection?.effectiveType ?? '');
};

/** How long a region has to be there before what is told in it is read aloud, in milliseconds. */
const untilHeard = 1000;

async function begin(): Promise<void> {
  const registration = await register(root, WORKER);
  const { serviceWorker } = navigator;
  const { active } = await serviceWorker.ready;
  active?.postMessage({ say: 'read', address: location.href, frugal: isFrugal() } satisfies Message);
  // A page of one version does not go on with the worker of another.
  if (serviceWorker.controller)
    serviceWorker.addEventListener('controllerchange', () => {
      location.reload();
    });
  let isOffered = false;
  const offerWaiting = () => {
    const { waiting } = registration;
    if (!waiting || isOffered) return;
    isOffered = true;
    offer(waiting);
  };
  const follow = () => registration.installing?.addEventListener('statechange', offerWaiting);
  registration.addEventListener('updatefound', follow);
  follow();
  offerWaiting();
}

function offer(worker: ServiceWorker): void {
  const words = WORDS[document.documentElement.lang] ?? WORDS['en'];
  if (!words) return;
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words.takeVersion });
  button.addEventListener('click', () => {
    button.disabled = true;
    worker.postMessage({ say: 'take over' } satisfies Message);
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const region = Object.assign(document.createElement('div'), { id: 'new-version', role: 'status' });
  document.body.append(region);
  setTimeout(() => {
    region.append(Object.assign(document.createElement('p'), { textContent: words.newVersion }), button);
  }, untilHeard);
}

/** Style in the hands of a script: pages that are never updated while open do not carry it. */
const style = `
#new-version {
  position: fixed; inset: auto 0 0; z-index: 9; display: flex; flex-wrap: wrap; align-items: center; justify-content: center;
  gap: .5rem 1.25rem; padding: .6rem var(--gap); background: var(--sheet); color: var(--ink);
  border-top: 2px solid var(--seal); font: var(--small) / 1.6 var(--plain);
}
body { padding-bottom: 7rem }
@media print { #new-version { display: none !important } }`;

if (/^https?:$/u.test(location.protocol))
  addEventListener('load', () => {
    // Where it is refused, the page is read as ever.
    begin().catch(() => undefined);
  });
