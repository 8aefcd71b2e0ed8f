/**
 * Takes somebody away from a page at once: the page goes blank, and a plain one takes its place, also behind the
 * "back" button. Pressing Escape three times does the same.
 */
const pressesNeeded = 3;
/** The three presses have to come within so many milliseconds. */
const longest = 3000;

const wayOut = document.querySelector<HTMLAnchorElement>('[data-way-out]');
if (wayOut !== null) useWayOut(wayOut);

function useWayOut(link: HTMLAnchorElement): void {
  let presses: number[] = [];

  function leave(): void {
    document.title = 'Loading';
    document.body.hidden = true;
    location.replace(link.href);
  }

  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.repeat) return;
    presses = [...presses.filter((time) => event.timeStamp - time < longest), event.timeStamp];
    if (presses.length >= pressesNeeded) leave();
  });
}
