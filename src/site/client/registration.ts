/** Hands the site at `root` to its service worker. Throws where the browser has none, or refuses it. */
export async function register(root: URL, worker: string): Promise<ServiceWorkerRegistration> {
  if (!('serviceWorker' in navigator)) throw new Error('Unexpected browser without service workers');
  return navigator.serviceWorker.register(new URL(worker, root), { scope: root.href, updateViaCache: 'none' });
}
