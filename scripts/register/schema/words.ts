import { z } from 'zod'
import { block, list, text, wrong } from './values.ts'

/** One text that visitors read. The named places, `{date}`, stand in it, and nothing else in braces. */
function word(...places: string[]) {
  const what = places.length === 0 ? 'the text that visitors read' : `the text that visitors read; ${places.map((place) => `{${place}}`).join(', ')} stands in it, filled by the site`
  return text(what).superRefine((value, context) => {
    const found = [...value.matchAll(/\{([^{}]*)\}/g)]
    const unknown = found.filter(([, place = '']) => !places.includes(place))
    for (const [whole] of unknown) {
      const known = places.length === 0 ? 'no place in braces can stand here' : `known: ${places.map((name) => `{${name}}`).join(', ')}`
      context.addIssue({ code: 'custom', message: wrong(`has an unknown place ${JSON.stringify(whole)}`, known), params: { rule: 'unknown-place' } })
    }
    const isHalf = unknown.length === 0 && /[{}]/.test(value.replace(/\{[^{}]*\}/g, ''))
    if (isHalf) context.addIssue({ code: 'custom', message: wrong('has a brace without its other half', 'write {place} whole, or no brace'), params: { rule: 'unknown-place' } })
    // A mistyped place is lost too; one fault is enough for it.
    const mistyped = isHalf || found.length > places.filter((name) => value.includes(`{${name}}`)).length
    for (const place of mistyped ? [] : places.filter((name) => !value.includes(`{${name}}`)))
      context.addIssue({ code: 'custom', message: wrong(`has lost its place {${place}}`, `write {${place}} where the site fills it in`), params: { rule: 'missing-place' } })
  })
}

const titled = (...places: string[]) => block({ title: word(), text: word(...places) }, 'a title and a text')

/** Every word that a visitor reads outside the documents. */
export const wordsSchema = block(
  {
    page: block(
      {
        skip: word(),
        navigation: word(),
        contents: word(),
        foot: word(),
        edit: word(),
        machineReadable: word(),
        version: word('date'),
        cookieSettings: word(),
        privacyChoices: word(),
      },
      'around every page',
    ),
    example: block({ title: word(), text: word('controller'), wouldLoad: word('services', 'category'), readMore: word() }, 'the notice of the example site'),
    draft: titled(),
    noScript: titled('owner'),
    controller: block(
      {
        name: word(),
        address: word(),
        country: word(),
        email: word(),
        representative: word(),
        dataProtectionOfficer: word(),
        supervisoryAuthority: word(),
        none: word(),
      },
      'who is responsible',
    ),
    categories: block({ caption: word(), category: word(), purpose: word(), basis: word(), choice: word(), alwaysOn: word(), yourChoice: word(), requires: word('category'), interest: word('interest') }, 'the table of categories'),
    services: block(
      {
        caption: word(),
        service: word(),
        provider: word(),
        purposes: word(),
        data: word(),
        none: word(),
        thisSite: word(),
        role: block({ processor: word(), controller: word(), 'joint-controller': word() }, 'what a provider is to the controller'),
      },
      'the table of services',
    ),
    traces: block(
      {
        caption: word(),
        name: word(),
        kind: word(),
        setBy: word(),
        purpose: word(),
        lifetime: word(),
        onOtherSites: word('host'),
        none: word(),
        kinds: block(
          { cookie: word(), localStorage: word(), sessionStorage: word(), indexedDB: word(), cache: word(), serviceWorker: word() },
          'where it lies on the device',
        ),
        now: word(),
        session: word(),
        unlimited: word(),
        leftovers: word('names'),
      },
      'the table of cookies',
    ),
    recipients: block({ caption: word(), recipient: word(), country: word(), why: word(), none: word() }, 'the table of recipients'),
    transfers: block(
      {
        caption: word(),
        recipient: word(),
        countries: word(),
        basis: word(),
        none: word(),
        bases: block(
          { 'adequacy-decision': word(), 'standard-contractual-clauses': word(), 'binding-corporate-rules': word(), 'explicit-consent': word() },
          'what allows a transfer',
        ),
      },
      'the table of transfers',
    ),
    retention: block({ caption: word(), service: word(), howLong: word() }, 'the table of how long'),
    logs: block({ entry: word(), seen: word(), keptBy: word('provider', 'country'), howLong: word(), none: word() }, 'web server logs'),
    optOuts: block({ none: word(), for: word('service') }, 'other ways to say no'),
    bases: block(
      {
        consent: word(),
        contract: word(),
        'legal-obligation': word(),
        'vital-interests': word(),
        'public-task': word(),
        'legitimate-interests': word(),
      },
      'the lawful bases',
    ),
    disclosures: block({ page: word('pages') }, 'what providers ask us to tell'),
    globalPrivacyControl: block({ text: word('signal', 'categories') }, 'what the policy says of Global Privacy Control'),
    profiling: block({ none: word(), switch: word('category') }, 'profiling'),
    rights: block({ list: list(titled(), 'the rights of a visitor'), how: word('controller', 'email'), complaint: word('authority') }, 'the rights of a visitor'),
    law: block({ text: word('country') }, 'the law that applies'),
    contact: block({ text: word('controller', 'email') }, 'how to reach the owner'),
    banner: block(
      {
        label: word(),
        title: word(),
        titleAgain: word(),
        text: word('controller', 'purposes'),
        providers: word('providers'),
        noProviders: word(),
        again: word('category', 'news'),
        askAgain: word('controller'),
        providersFor: word('providers'),
        noProvidersFor: word(),
        newTrace: word('kind', 'name', 'lifetime'),
        newHost: word('host'),
        newGrant: word('type'),
        about: word('category', 'purpose'),
        added: word('about'),
        ended: word('about'),
        signedIn: word(),
        period: word('period', 'longest'),
        atMost: word('period'),
        withdraw: word(),
        policy: word(),
        cookies: word(),
        acceptAll: word(),
        acceptAllButAdvertising: word(),
        acceptNew: word(),
        refuseAll: word(),
        choose: word(),
      },
      'the question about cookies',
    ),
    settings: block(
      {
        title: word(),
        text: word(),
        close: word(),
        save: word(),
        acceptAll: word(),
        alwaysOn: word(),
        requires: word('category'),
        signal: word(),
        service: word('service', 'provider', 'country'),
        recipients: word('recipients'),
        ownService: word('service'),
        keeps: word('names'),
        keepsNothing: word(),
      },
      'the settings, where each category has its switch',
    ),
    told: block(
      {
        label: word(),
        refused: word(),
        accepted: word('categories'),
        partly: word('on', 'off'),
        erased: word('names'),
        outside: word('hosts'),
        change: word(),
        dismiss: word(),
        notKept: word(),
        stopped: word(),
        reload: word(),
      },
      'what visitors are told after a choice',
    ),
    consent: block(
      {
        none: word(),
        unanswered: word(),
        answered: word('date'),
        on: word('date'),
        off: word('date'),
        open: word(),
        waiting: word('category'),
        withdraw: word(),
        receipt: word(),
        receiptNote: word(),
        found: word(),
        notFound: word(),
        notSeen: word(),
        undeclared: word('names'),
      },
      'the visitor’s own choice, as a page shows it',
    ),
    display: block(
      {
        open: word(),
        theme: word(),
        themes: block({ system: word(), light: word(), dark: word() }, 'the themes'),
        size: word(),
        sizes: block({ normal: word(), large: word(), larger: word() }, 'the text sizes'),
        remember: word('period'),
        session: word(),
        notKept: word(),
      },
      'theme and text size',
    ),
    signal: block({ text: word() }, 'what every page says to a browser that sends Global Privacy Control'),
    versions: block(
      {
        label: word(),
        inForce: word('version', 'effective'),
        superseded: word('version', 'effective', 'end'),
        announced: word('version', 'effective'),
        overtaken: word('version'),
        corrected: word('version', 'corrected'),
        correction: word('corrected'),
        goInForce: word(),
        whatChanged: word(),
        compare: word('version'),
        compareInForce: word(),
        explained: word(),
        all: word(),
        feed: word(),
        next: word('effective'),
        notice: word('document', 'effective'),
        read: word(),
        print: word('document', 'version', 'address'),
        listTitle: word('document'),
        listDescription: word('document'),
        version: word(),
        effective: word(),
        changes: word(),
        fromUntil: word('from', 'until'),
        since: word('effective'),
        never: word(),
        correctionOf: word('corrected'),
      },
      'the versions of a document',
    ),
    diff: block(
      {
        title: word('document', 'before', 'after'),
        description: word('document', 'before', 'after'),
        lead: word('before', 'after'),
        counted: word('added', 'removed'),
        nothing: word(),
        sections: word(),
        fromText: word(),
        fromRegister: word(),
        fromBoth: word(),
        links: word(),
        link: word('text', 'before', 'after'),
        how: word(),
        added: word(),
        removed: word(),
        addedFrom: word(),
        addedEnd: word(),
        removedFrom: word(),
        removedEnd: word(),
        unchanged: word('count'),
        unpublished: word(),
      },
      'what changed between two versions',
    ),
    unpublished: block({ title: word(), text: word(), version: word('version', 'effective'), lines: word(), compare: word(), asksNobody: word(), asks: word('categories') }, 'what a preview says of a text that is not published yet'),
    feed: block({ title: word('document', 'site'), all: word('site'), entry: word('document', 'version'), corrected: word('document', 'version'), effective: word('effective'), bound: word('count', 'addresses') }, 'the feeds of the documents'),
  },
  'the words around the documents',
)

/** Every word that a visitor reads outside the documents, by key. */
export type Words = z.infer<typeof wordsSchema>
