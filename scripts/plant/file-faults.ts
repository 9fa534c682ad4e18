import { inFile, type Files, type Round } from './fault.ts';

const file = 'tests/build/carry.test.ts';
const zip = 'data/korea-egov-cooperation-archive.zip';

/** The ZIP with a file under another name, in its list and before its bytes. */
function renamedInZip(files: Files): Readonly<Record<string, Uint8Array>> {
  const bytes = Buffer.from(files.bytes(zip));
  const [from, to] = [Buffer.from('/data/robots.txt'), Buffer.from('/data/robots.xxx')];
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1)) to.copy(bytes, at);
  return { [zip]: bytes };
}

/** Faults in the files that speak of all others. */
export const fileFaults: Round = [
  {
    name: 'wrong hash',
    does: 'the hash of a file in `SHA256SUMS` is of other bytes',
    plant: inFile('SHA256SUMS', /^[0-9a-f]{64}(?= {2}robots\.txt$)/mu, '0'.repeat(64)),
    caught: {
      file,
      test: 'the list of hashes has every file of the site but itself, and each has its hash',
      says: /robots\.txt/u,
    },
  },
  {
    name: 'file missing in the ZIP',
    does: 'a file of the site is in the ZIP under another name',
    plant: renamedInZip,
    caught: {
      file,
      test: 'the ZIP holds every file of the site but itself and the pictures for other sites, as they are',
      says: /robots\.xxx/u,
    },
  },
  {
    name: 'broken offline list',
    does: 'a page has another hash in `offline.json`, so that it is never kept',
    plant: inFile('offline.json', /(?<="about\.html":\[")[0-9a-f]{12}/u, '000000000000'),
    caught: { file, test: 'what is kept is known by its hash, as the host has them', says: /./u },
  },
];
