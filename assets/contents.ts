// The list of contents follows the reader: it marks the section that is being read, and stands open where it is beside the text.
const list = document.querySelector<HTMLElement>('.contents')
const links = [...(list?.querySelectorAll('a') ?? [])]
const places = links.flatMap((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? [])
const beside = matchMedia('(width >= 64rem)')
let isWaiting = false

function mark(): void {
  isWaiting = false
  // The section whose heading was last at the top of the window; the last one where the page ends before it can be.
  const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2
  const passed = places.filter((place) => place.getBoundingClientRect().top < 80)
  const current = isAtEnd && scrollY > 0 ? places.length - 1 : passed.length - 1
  links.forEach((link, index) => (index === current ? link.setAttribute('aria-current', 'location') : link.removeAttribute('aria-current')))
  // A list that is longer than the window follows too.
  if (beside.matches) list?.scrollTo({ top: (links[current]?.offsetTop ?? 0) - list.clientHeight / 2 })
}

function follow(): void {
  if (!isWaiting) requestAnimationFrame(mark)
  isWaiting = true
}

function unfold(): void {
  const details = list?.querySelector('details')
  if (details) details.open = beside.matches
}

/** The link beside a heading leads there, and puts its address where it can be pasted from. A browser that does not let it still leads there. */
function copy(event: Event): void {
  const link = event.currentTarget
  if (!(link instanceof HTMLAnchorElement) || !isSecureContext) return
  void navigator.clipboard.writeText(link.href).then(
    () => say(link),
    () => undefined,
  )
}

function say(link: HTMLAnchorElement): void {
  const said = document.querySelector('.copied') ?? document.createElement('span')
  said.className = 'copied'
  said.role = 'status'
  said.textContent = ''
  link.after(said)
  // What is there before it is filled is read out.
  requestAnimationFrame(() => (said.textContent = list?.dataset['copied'] ?? ''))
}

// What is not drawn is no table to a screen reader, so that none waits until somebody comes near: one in each quiet moment, from the first key
// on, or when the page has stood for some seconds. Before, a phone has enough to do.
const undrawn = [...document.querySelectorAll<HTMLElement>('.reading .table')]
const whenQuiet = (act: () => void) => ('requestIdleCallback' in window ? requestIdleCallback(act) : setTimeout(act, 50))

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

unfold()
follow()
const waiting = setTimeout(begin, 3000)
addEventListener('keydown', begin)
for (const link of document.querySelectorAll('.to')) link.addEventListener('click', copy)
beside.addEventListener('change', unfold)
addEventListener('scroll', follow, { passive: true })
addEventListener('resize', follow)
