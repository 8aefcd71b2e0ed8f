/**
 * Starts the worker that keeps the site for times without a network, once the page itself has loaded. It does not
 * where the browser is to save data, and where the build or the host has said that nothing is to be kept.
 */
const { build } = document.documentElement.dataset;
const manifest = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
if (build !== undefined && manifest !== null && 'serviceWorker' in navigator) useWorker(build, manifest.href);

function useWorker(ownBuild: string, manifestAddress: string): void {
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('message', ({ ports }) => {
    ports[0]?.postMessage(ownBuild);
  });
  serviceWorker.startMessages();
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData === true) return;

  async function start(): Promise<void> {
    // One that runs is kept up to date by the browser, and one that has just taken itself away is not called back.
    const running = await serviceWorker.getRegistration();
    if (running?.scope === new URL('./', manifestAddress).href) {
      if (running.waiting) running.active?.postMessage({ hasNewer: true });
      return;
    }
    if (!(await isWanted(manifestAddress))) return;
    await serviceWorker.register(new URL('sw.js', manifestAddress), { updateViaCache: 'none' });
    const { active } = await serviceWorker.ready;
    active?.postMessage({ opened: location.pathname });
  }
  // A browser that refuses, as private windows may, shows the site as before.
  const startQuietly = () => void start().catch(() => undefined);
  if (document.readyState === 'complete') startQuietly();
  else addEventListener('load', startQuietly);
}

async function isWanted(manifestAddress: string): Promise<boolean> {
  const response = await fetch(new URL('version.json', manifestAddress), { cache: 'no-store' });
  const { offline } = (await response.json()) as { offline?: unknown };
  return response.ok && offline !== false;
}
