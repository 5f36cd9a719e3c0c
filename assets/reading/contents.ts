const list = document.querySelector<HTMLElement>('.contents')
const links = [...(list?.querySelectorAll('a') ?? [])]
const places = links.flatMap((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? [])
const beside = matchMedia('(width >= 64rem)')
let isWaiting = false

/** The list of contents follows the reader: it marks the section that is being read, and stands open where it is beside the text. */
export function followReader(): void {
  if (!list) return
  unfold()
  follow()
  beside.addEventListener('change', unfold)
  addEventListener('scroll', follow, { passive: true })
  addEventListener('resize', follow)
}

function unfold(): void {
  const details = list?.querySelector('details')
  if (details) details.open = beside.matches
}

function follow(): void {
  if (!isWaiting) requestAnimationFrame(mark)
  isWaiting = true
}

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
