declare module 'netlify-redirector' {
  /** What a rule is held against. */
  interface RedirectRequest {
    scheme: string
    host: string
    path: string
    query: string
    headers: Record<string, string>
    cookieValues: Record<string, string>
    getHeader: (name: string) => string
    getCookie: (name: string) => string
  }
  interface RedirectMatcher {
    match: (request: RedirectRequest) => { to: string; status: number } | null
  }
  const redirector: { parsePlain: (rules: string, options: object) => Promise<RedirectMatcher> }
  export default redirector
}
