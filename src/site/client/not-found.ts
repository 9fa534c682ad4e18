/**
 * A host shows the page “not found” under any address, so its relative links hold only at the top of the site.
 * Walks up from the address to the folder that holds the archive’s search index, and makes the links start there.
 */
export async function mendLinks(document: Document): Promise<void> {
  // At its own address its links hold as they are.
  if (location.pathname.endsWith('/404.html')) return;
  const folder = new URL('.', document.baseURI);
  for (let root = folder; ; root = new URL('..', root)) {
    if (await isRoot(root)) {
      // A link within the page stays within it.
      for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'))
        link.setAttribute('href', `${location.pathname}${location.search}${link.hash}`);
      const base = Object.assign(document.createElement('base'), { href: baseFor(root, document).href });
      document.head.prepend(base);
      return;
    }
    if (root.pathname === '/') return;
  }
}

/** The Korean page’s links start from the folder of its edition. */
const baseFor = (root: URL, document: Document) =>
  document.documentElement.lang === 'ko' ? new URL('ko/', root) : root;

async function isRoot(folder: URL): Promise<boolean> {
  try {
    const response = await fetch(new URL('search-index/index.js', folder), { method: 'HEAD' });
    // A host that answers anything with a page has no such file there.
    return response.ok && /javascript/u.test(response.headers.get('content-type') ?? '');
  } catch {
    return false;
  }
}
