const undrawn = [...document.querySelectorAll<HTMLElement>('.reading :is(.table, .picture)')]
// Chromium can find no quiet moment after a key before something on the page moves, so that none is waited for longer than half a second.
const whenQuiet = (act: () => void) => ('requestIdleCallback' in window ? requestIdleCallback(act, { timeout: 500 }) : setTimeout(act, 50))
let waiting: number

/**
 * What is not drawn is no table and no picture to a screen reader, so that none waits until somebody comes near: one in each quiet moment,
 * from the first key on, or when the page has stood for some seconds. Before, a phone has enough to do.
 */
export function drawRest(): void {
  waiting = setTimeout(begin, 3000)
  addEventListener('keydown', begin)
}

function begin(): void {
  clearTimeout(waiting)
  removeEventListener('keydown', begin)
  draw()
}

/** Within a frame, which puts back in its place what is being read: between two, a press would hit something else. */
function draw(): void {
  requestAnimationFrame(drawNext)
}

function drawNext(): void {
  const part = undrawn.shift()
  if (!part) return
  part.style.contentVisibility = 'visible'
  whenQuiet(draw)
}
