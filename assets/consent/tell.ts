// The one line that stands where the question stood: what was chosen, announced, dismissible.
import texts from 'consent:told'

/** Says what came of a choice, and moves focus there unless it should stay. `change` opens the settings. */
export function tell(text: string, change: () => void, takesFocus: boolean): void {
  const { words } = texts
  show(text, takesFocus, [
    [words.change, change],
    [words.dismiss, dismiss],
  ])
}

/** Says that the page should be reloaded, to somebody who has typed something in it. */
export function tellToReload(): void {
  const { words } = texts
  show(words.stopped, true, [[words.reload, () => location.reload()]])
}

let line: HTMLElement | undefined
/** Where the visitor was when the line came, for when it goes. */
let before: Element | null = null
/** The page keeps as much of itself clear of the line as the line takes. */
const room = new ResizeObserver(() => document.documentElement.style.setProperty('--told', `${line?.offsetHeight ?? 0}px`))

function show(text: string, takesFocus: boolean, buttons: [string, () => void][]): void {
  if (!line?.contains(document.activeElement)) before = document.activeElement
  line?.remove()
  line = document.createElement('section')
  room.disconnect()
  room.observe(line)
  line.className = 'told'
  line.tabIndex = -1
  line.setAttribute('aria-label', texts.words.label)
  const said = document.createElement('p')
  said.setAttribute('role', 'status')
  line.addEventListener('keydown', ({ key }) => key === 'Escape' && buttons.length > 1 && dismiss())
  line.append(said, ...buttons.map(([label, act]) => button(label, act)))
  const place = document.querySelector('.question')
  delete document.documentElement.dataset['ask']
  if (place && isInView(place)) place.after(line)
  else document.body.prepend(line)
  if (takesFocus) line.focus()
  // A screen reader speaks what changes in a place that it knows already.
  setTimeout(() => (said.textContent = text))
}

/** Whether a place lies where the visitor looks, or would, were there something in it. */
function isInView(place: Element): boolean {
  const { top } = place.nextElementSibling?.getBoundingClientRect() ?? place.getBoundingClientRect()
  return top >= 0 && top < innerHeight
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.addEventListener('click', act)
  return made
}

function dismiss(): void {
  line?.remove()
  const isThere = before instanceof HTMLElement && before !== document.body && before.checkVisibility()
  ;(isThere ? (before as HTMLElement) : document.getElementById('text'))?.focus({ preventScroll: true })
}
