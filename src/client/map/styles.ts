/** Adds the style sheet of the open map, which no page carries until somebody asks for the map, and waits for it. */
export async function addStyles(address: string): Promise<void> {
  if (document.querySelector('link[data-map-styles]')) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  link.dataset['mapStyles'] = '';
  await new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', reject);
    document.head.append(link);
  });
}
