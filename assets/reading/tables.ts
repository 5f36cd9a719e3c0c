const undrawn = [...document.querySelectorAll<HTMLElement>('.reading .table')]
// Chromium can find no quiet moment after a key, before something on the page moves, so that none is waited for longer than half a second.
const whenQuiet = (act: () => void) => ('requestIdleCallback' in window ? requestIdleCallback(act, { timeout: 500 }) : setTimeout(act, 50))
let waiting: number

/**
 * What is not drawn is no table to a screen reader, so that none waits until somebody comes near: one in each quiet moment, from the first
 * key on, or when the page has stood for some seconds. Before, a phone has enough to do.
 */
export function drawTables(): void {
  waiting = setTimeout(begin, 3000)
  addEventListener('keydown', begin)
}

function begin(): void {
  clearTimeout(waiting)
  removeEventListener('keydown', begin)
  drawNext()
}

function drawNext(): void {
  const part = undrawn.shift()
  if (!part) return
  part.style.contentVisibility = 'visible'
  whenQuiet(drawNext)
}

/** A table that has nothing to scroll is no stop on the way of a keyboard; one that has is one, also in browsers that make none of it. */
export function skipWholeTables(): void {
  const observer = new ResizeObserver((changed) => changed.forEach(({ target }) => stopOnlyToScroll(target.closest('.table')!)))
  // What is in it, and not what is around it: that has its size before the table is drawn.
  for (const table of document.querySelectorAll('.table > *')) observer.observe(table)
}

function stopOnlyToScroll(around: Element): void {
  if (around.scrollWidth > around.clientWidth) around.setAttribute('tabindex', '0')
  else around.removeAttribute('tabindex')
}
