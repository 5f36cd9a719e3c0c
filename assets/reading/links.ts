/** The link beside a heading leads there, and puts its address where it can be pasted from. A browser that does not let it still leads there. */
export function copyLinks(): void {
  for (const link of document.querySelectorAll('.to')) link.addEventListener('click', copy)
}

function copy(event: Event): void {
  const link = event.currentTarget
  if (!(link instanceof HTMLAnchorElement) || !isSecureContext) return
  void navigator.clipboard.writeText(link.href).then(
    () => say(link),
    () => undefined,
  )
}

let gone: number

function say(link: HTMLAnchorElement): void {
  clearTimeout(gone)
  const said = document.querySelector('.copied') ?? document.createElement('span')
  said.className = 'copied'
  said.role = 'status'
  said.textContent = ''
  link.after(said)
  // What is there before it is filled is read out.
  requestAnimationFrame(() => (said.textContent = document.querySelector<HTMLElement>('.contents')?.dataset['copied'] ?? ''))
  // It lies over the text.
  gone = setTimeout(() => said.remove(), 4000)
}
