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
