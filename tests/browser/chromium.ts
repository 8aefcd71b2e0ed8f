/** The browser for tests is the one that makes posters as well. */
export { explainFailedStart, installedBrowser, launchBrowser } from '../../scripts/browser/launch-browser.ts';
