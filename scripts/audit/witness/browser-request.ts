import type { Request } from 'playwright'
import type { WireRequest } from './wire.ts'

/** A request as the browser tells of it, in the form of one on the wire. */
export function browserRequest(request: Request): WireRequest {
  const headers = { ...request.headers(), 'sec-fetch-dest': destinations[request.resourceType()] ?? 'empty', ...(request.isNavigationRequest() ? { 'sec-fetch-mode': 'navigate' } : {}) }
  return { method: request.method(), address: new URL(request.url()), headers: request.resourceType() === 'document' && !isTopLevel(request) ? { ...headers, 'sec-fetch-dest': 'iframe' } : headers, body: request.postData() ?? '', isWebSocket: false }
}

/** What Playwright calls a kind of request, as the browser's own header calls it. */
const destinations: Record<string, string> = { document: 'document', script: 'script', image: 'image', stylesheet: 'style', font: 'font', media: 'video', manifest: 'manifest' }

function isTopLevel(request: Request): boolean {
  if (request.serviceWorker() !== null || !request.isNavigationRequest()) return false
  try {
    return request.frame().parentFrame() === null
  } catch {
    // A page that is just being opened has no frame yet, which Playwright says by an error.
    return true
  }
}
