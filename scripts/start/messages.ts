import type { Fault } from '../register/fault.ts'

/** What the process that owns the port asks of the one that builds. */
export interface Rebuild {
  /** Whether scripts or styles for browsers changed; the register's changes are seen without being told. */
  assets: boolean
}

/** What the building process reports after every build. */
export type Report =
  | { state: 'built'; port: number; version: string; pages: number; seconds: number }
  | { state: 'faults'; faults: readonly Fault[] }
  | { state: 'broken'; text: string }
