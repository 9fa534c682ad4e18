/** Hands the site at `root` to its service worker. Throws where the browser has none, or refuses it. */
export async function register(root: URL, worker: string): Promise<ServiceWorkerRegistration> {
  if (!('serviceWorker' in navigator)) throw new Error('Unexpected browser without service workers');
  return navigator.serviceWorker.register(new URL(worker, root), { scope: root.href, updateViaCache: 'none' });
}

/** Whether a worker is there to serve: waits for one that is being installed, which fails where its files are not whole. */
export async function isInstalled({ installing, waiting, active }: ServiceWorkerRegistration): Promise<boolean> {
  const worker = active ?? waiting ?? installing;
  if (worker && worker.state !== 'installing') return true;
  if (!worker) return false;
  return new Promise((done) => {
    worker.addEventListener('statechange', () => {
      done(worker.state !== 'redundant');
    });
  });
}
