import { loadFonts } from './load-fonts.ts';
import { mendFields } from './mend-fields.ts';
import { mendNames } from './mend-names.ts';
import { goTo, headPage, listFaults, type PageNames } from './page-heading.ts';
import { part } from './parts.ts';

/** Below this many pixels form and preview do not fit side by side; the same as in `admin.css`. */
const wideEnough = 800;

/** Where Decap remembers what stands beside the form. */
const besideForm = 'cms.right-pane';

/** How long a fault may take to show after somebody has asked to save, in milliseconds. */
const faultsShowWithin = 2_000;

/**
 * Gives Decap's pages names, landmarks and messages that everybody can use, as they come. Called before Decap starts.
 *
 * It looks at the page again whenever something in it has changed, and only adds to what is there.
 */
export function mendAccess(names: PageNames): void {
  loadFonts();
  // A phone has room for one of the two, and it is the form that people come for.
  if (innerWidth < wideEnough && localStorage.getItem(besideForm) === null) {
    localStorage.setItem(besideForm, 'none');
  }
  const mend = () => {
    mendPage(names);
  };
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  addEventListener('input', mend);
  addEventListener('unhandledrejection', keepQuiet);
  for (const way of ['click', 'keydown'] as const) {
    document.addEventListener(
      way,
      (event) => {
        if (asksToSave(event)) tellFaults();
      },
      { capture: true },
    );
  }
}

let shownPage = '';

function mendPage(names: PageNames): void {
  mendNames(document);
  headPage(document, names);
  const faults = mendFields(document);
  // The list comes when somebody has asked to save; from then on it grows shorter as things are put right.
  if (document.querySelector('.to-mend') && faults.length < listed) showFaults(faults);
  startAtHeading();
}

/** A new page starts at its top, and the keyboard at its heading unless it is somewhere already. */
function startAtHeading(): void {
  const page = location.hash.split('?')[0] ?? '';
  const heading = document.querySelector<HTMLElement>('.page-head h1, main h1');
  if (page === shownPage || !heading) return;
  shownPage = page;
  scrollTo(0, 0);
  if (document.activeElement !== document.body) return;
  heading.tabIndex = -1;
  heading.focus();
}

function asksToSave(event: Event): boolean {
  if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return false;
  const target = event.target instanceof Element ? event.target : undefined;
  const pressed = target?.closest(`${part('ToolbarContainer')} :is(button, [role='menuitem'])`);
  return pressed !== undefined && pressed !== null;
}

/** How many faults the list on the page names. */
let listed = 0;

function showFaults(faults: ReturnType<typeof mendFields>): void {
  listed = faults.length;
  listFaults(document, faults);
}

/** Once Decap has looked the fields over: lists what is wrong, and goes to the first. */
function tellFaults(): void {
  const until = performance.now() + faultsShowWithin;
  const look = () => {
    const faults = mendFields(document);
    const [first] = faults;
    if (first) {
      showFaults(faults);
      goTo(first.control);
    } else if (performance.now() < until) {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

/** Decap turns down a save that has faults with a promise that nobody waits for; the faults themselves are shown. */
function keepQuiet(event: PromiseRejectionEvent): void {
  if (event.reason === undefined) event.preventDefault();
}
