// Runs before anything else in every page and frame: tells who asks the browser to keep something, and what the
// Content-Security-Policy stopped. It changes nothing of what the page does.
import { isOurs } from './ours.ts'
import type { Told } from './told.ts'

/** Begins to tell, through the function of this name. */
export default function observe(channel: string): void {
  const tell = (window as unknown as Record<string, (told: Told) => void>)[channel]
  // In a frame that has no such function, or that is told nothing, there is nobody to tell.
  if (typeof tell !== 'function') return
  // A page that looks through what it has finds no witness.
  Reflect.deleteProperty(window, channel)
  const asked = (of: Wrapper, way: string, text: string, value = '') => tell({ what: 'asked', way, text, value, stack: stackBelow(of) })
  const note = (text: string) => (of: Wrapper) => tell({ what: 'note', way: 'fingerprint', text, stack: stackBelow(of) })

  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
  if (cookie?.set && cookie.get) {
    const set = function (this: Document, text: string): void {
      asked(set, 'document.cookie', String(text))
      cookie.set?.call(this, text)
    }
    Object.defineProperty(Document.prototype, 'cookie', { ...cookie, set })
  }

  before('CookieStore', 'set', (of, [options, value]) => {
    const { name, value: given, expires, maxAge, domain, path } = typeof options === 'string' ? { name: options, value } : (options as Record<string, unknown>)
    // The browser makes numbers of both: a date is a time as well.
    const lifetime = maxAge !== undefined && maxAge !== null ? `;max-age=${Math.trunc(Number(maxAge))}` : expires !== undefined && expires !== null ? `;expires=${new Date(Number(expires)).toUTCString()}` : ''
    asked(of, 'cookieStore', `${String(name)}=${String(given)}${lifetime}${domain ? `;domain=${String(domain)}` : ''}${path ? `;path=${String(path)}` : ''}`)
  })
  before('Storage', 'setItem', (of, [key, value], storage) => asked(of, storage === localStorageOrNone() ? 'localStorage' : 'sessionStorage', String(key), String(value)))
  before('IDBFactory', 'open', (of, [name]) => isOurs(name, channel) || asked(of, 'indexedDB', String(name)))
  before('CacheStorage', 'open', (of, [name]) => isOurs(name, channel) || asked(of, 'cache', String(name)))
  before('ServiceWorkerContainer', 'register', (of, [script, options]) => asked(of, 'serviceWorker', scopeOf(String(script), (options as { scope?: string } | undefined)?.scope)))

  before('HTMLCanvasElement', 'toDataURL', note('reads back what it drew on a canvas'))
  before('CanvasRenderingContext2D', 'getImageData', note('reads back what it drew on a canvas'))
  before('OfflineAudioContext', 'startRendering', note('renders sound that nobody hears'))
  before('WebGLRenderingContext', 'getExtension', (of, [name]) => name === 'WEBGL_debug_renderer_info' && note('asks which graphics card there is')(of))
  before('FontFaceSet', 'check', note('asks which fonts there are'))
  before('MediaDevices', 'enumerateDevices', note('asks which cameras and microphones there are'))

  // These go by UDP, past the wire and past the security policy.
  made(['RTCPeerConnection', 'webkitRTCPeerConnection'], (of, [configuration]) => serversIn(configuration).forEach(([address, name]) => tell({ what: 'connected', way: 'webrtc', text: address, value: name, stack: stackBelow(of) })))
  before('RTCPeerConnection', 'setConfiguration', (of, [configuration]) => serversIn(configuration).forEach(([address, name]) => tell({ what: 'connected', way: 'webrtc', text: address, value: name, stack: stackBelow(of) })))
  made(['WebTransport'], (of, [address]) => tell({ what: 'connected', way: 'webtransport', text: String(address), stack: stackBelow(of) }))

  addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective, sourceFile, lineNumber, disposition }) => {
    if (disposition === 'enforce') tell({ what: 'refused', way: effectiveDirective, text: blockedURI, stack: sourceFile ? `${sourceFile}:${lineNumber}:1` : '' })
  })
}

/** What a service worker is known by: the part of the site that it stands before. */
function scopeOf(script: string, scope = './'): string {
  return new URL(scope, new URL(script, location.href)).href
}

/** A function of ours that stands before one of the browser's. */
type Wrapper = (this: never, ...parameters: never[]) => unknown

/** Looks at the parameters of a method before it runs. A browser that has no such interface has nothing to look at. */
function before(type: string, method: string, look: (wrapper: Wrapper, parameters: unknown[], of: unknown) => unknown): void {
  const prototype = (window as unknown as Record<string, { prototype: Record<string, unknown> } | undefined>)[type]?.prototype
  const original = prototype?.[method]
  if (!prototype || typeof original !== 'function') return
  const wrapper = function (this: unknown, ...parameters: unknown[]): unknown {
    look(wrapper, parameters, this)
    return Reflect.apply(original, this, parameters)
  }
  prototype[method] = wrapper
}

/** Looks at the parameters with which something is made, under any of its names. */
function made([type = '', ...others]: string[], look: (wrapper: Wrapper, parameters: unknown[]) => unknown): void {
  const page = window as unknown as Record<string, unknown>
  const original = page[type]
  if (typeof original !== 'function') return
  const wrapper = new Proxy(original as new (...parameters: unknown[]) => object, {
    construct: (target, parameters: unknown[], newTarget) => {
      look(wrapper as unknown as Wrapper, parameters)
      return Reflect.construct(target, parameters, newTarget) as object
    },
  })
  const value = { value: wrapper, configurable: true, writable: true }
  for (const name of [type, ...others]) if (page[name] === original) Object.defineProperty(window, name, value)
  // What is made says what it was made by.
  Object.defineProperty(wrapper.prototype, 'constructor', value)
}

/** The servers that a connection between browsers goes by, and the name that each is told. */
function serversIn(configuration: unknown): [address: string, name: string][] {
  const { iceServers = [] } = (configuration ?? {}) as { iceServers?: { urls?: string | string[]; url?: string; username?: string }[] }
  return iceServers.flatMap(({ urls, url, username = '' }) => [urls ?? url ?? []].flat().map((address): [string, string] => [String(address), username]))
}

/** Who called a function of ours: what it does itself is not the page's doing. */
function stackBelow(wrapper: Wrapper): string {
  const at = { stack: '' }
  ;(Error as unknown as { captureStackTrace: (target: object, above: Wrapper) => void }).captureStackTrace(at, wrapper)
  return at.stack
}

function localStorageOrNone(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    // The browser keeps nothing for this page, and throws where it is asked.
    return undefined
  }
}
