import type { FullConfig, Reporter } from 'playwright/types/testReporter'

/** Says which engines a run used, and which it could not. */
export default class EnginesReporter implements Reporter {
  private used: string[] = []

  onBegin(config: FullConfig): void {
    this.used = config.projects.map(({ name }) => name)
  }

  onEnd(): void {
    const missing = ['chromium', 'whole chromium', 'firefox'].filter((engine) => !this.used.includes(engine))
    console.log(`engines: ${this.used.join(', ')}${missing.length > 0 ? `; ${missing.join(', ')}: not run, not on this machine` : ''}`)
  }
}
