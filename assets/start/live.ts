// Only under `npm start`: reloads the page when there is a new build, and lays a fault over it until it is mended.
interface State {
  version: string
  title: string
  lines: string[]
}

const shown = document.querySelector<HTMLElement>('script[data-version]')?.dataset['version']
const overlay = document.createElement('div')

new EventSource('/__start/events').addEventListener('message', ({ data }: MessageEvent<string>) => {
  const state = JSON.parse(data) as State
  if (state.lines.length === 0 && state.version !== shown) location.reload()
  else if (shown !== 'none') showFaults(state)
  else if (document.title !== state.title || linesOnPage() !== asShown(state.lines)) location.reload()
})

function showFaults({ title, lines }: State): void {
  if (lines.length === 0) return overlay.remove()
  const root = overlay.shadowRoot ?? overlay.attachShadow({ mode: 'open' })
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/__start/live.css' })
  const box = document.createElement('section')
  box.setAttribute('role', 'alert')
  const heading = Object.assign(document.createElement('h2'), { textContent: title })
  const list = document.createElement('ol')
  list.append(...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })))
  box.append(heading, list)
  root.replaceChildren(style, box)
  document.body.append(overlay)
}

// A page holds no carriage return: its parser has made line feeds of them.
function asShown(lines: readonly string[]): string {
  return lines.join('\n').replace(/\r\n?/g, '\n')
}

function linesOnPage(): string {
  return [...document.querySelectorAll('li')].map(({ textContent }) => textContent).join('\n')
}
