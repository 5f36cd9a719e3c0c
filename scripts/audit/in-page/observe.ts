// Runs before anything else in every page and frame: tells who asks the browser to keep something, and what the
// Content-Security-Policy stopped. It changes nothing of what the page does.
import type { Told } from './told.ts'

/** Begins to tell, through the function of this name. */
export default function observe(channel: string): void {
  const tell = (window as unknown as Record<string, (told: Told) => void>)[channel]
  // In a frame that has no such function, or that is told nothing, there is nobody to tell.
  if (typeof tell !== 'function') return
  const asked = (way: string, text: string, value = '') => tell({ what: 'asked', way, text, value, stack: new Error().stack ?? '' })
  const note = (text: string) => tell({ what: 'note', way: 'fingerprint', text, stack: new Error().stack ?? '' })

  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
  if (cookie?.set && cookie.get)
    Object.defineProperty(Document.prototype, 'cookie', {
      ...cookie,
      set(this: Document, text: string) {
        asked('document.cookie', String(text))
        cookie.set?.call(this, text)
      },
    })

  before('CookieStore', 'set', ([options, value]) => {
    const { name, value: given, expires, domain, path } = typeof options === 'string' ? { name: options, value } : (options as Record<string, unknown>)
    const lifetime = typeof expires === 'number' ? `;expires=${new Date(expires).toUTCString()}` : ''
    asked('cookieStore', `${String(name)}=${String(given)}${lifetime}${domain ? `;domain=${String(domain)}` : ''}${path ? `;path=${String(path)}` : ''}`)
  })
  before('Storage', 'setItem', ([key, value], storage) => asked(storage === localStorageOrNone() ? 'localStorage' : 'sessionStorage', String(key), String(value)))
  before('IDBFactory', 'open', ([name]) => asked('indexedDB', String(name)))
  before('CacheStorage', 'open', ([name]) => asked('cache', String(name)))
  before('ServiceWorkerContainer', 'register', ([script]) => asked('serviceWorker', String(script)))

  before('HTMLCanvasElement', 'toDataURL', () => note('reads back what it drew on a canvas'))
  before('CanvasRenderingContext2D', 'getImageData', () => note('reads back what it drew on a canvas'))
  before('OfflineAudioContext', 'startRendering', () => note('renders sound that nobody hears'))
  before('WebGLRenderingContext', 'getExtension', ([name]) => name === 'WEBGL_debug_renderer_info' && note('asks which graphics card there is'))
  before('MediaDevices', 'enumerateDevices', () => note('asks which cameras and microphones there are'))

  addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective, sourceFile, lineNumber, disposition }) => {
    if (disposition === 'enforce') tell({ what: 'refused', way: effectiveDirective, text: blockedURI, stack: sourceFile ? `${sourceFile}:${lineNumber}:1` : '' })
  })
}

/** Looks at the parameters of a method before it runs. A browser that has no such interface has nothing to look at. */
function before(type: string, method: string, look: (parameters: unknown[], of: unknown) => unknown): void {
  const prototype = (window as unknown as Record<string, { prototype: Record<string, unknown> } | undefined>)[type]?.prototype
  const original = prototype?.[method]
  if (!prototype || typeof original !== 'function') return
  prototype[method] = function (this: unknown, ...parameters: unknown[]): unknown {
    look(parameters, this)
    return Reflect.apply(original, this, parameters)
  }
}

function localStorageOrNone(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    // The browser keeps nothing for this page, and throws where it is asked.
    return undefined
  }
}
