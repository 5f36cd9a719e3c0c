// Reads a trace of Chromium.
// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU

interface TraceEvent {
  name: string
  /** Microseconds. */
  ts: number
  dur?: number
  tid: number
  args?: { data?: { url?: string } }
}

/**
 * How long each task of a page ran our code, in milliseconds: module evaluation and calls into our scripts, in one task of
 * the main thread. Only our scripts are modules; an event of theirs bears their address, the evaluation of a module none.
 */
export function tasksOfOurs(trace: Buffer, addressOfOurs: string): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const isOurs = ({ name, args }: TraceEvent) => name === 'v8.evaluateModule' || (name === 'FunctionCall' && args?.data?.url?.startsWith(addressOfOurs) === true)
  const ours = traceEvents.filter((event) => event.dur !== undefined && isOurs(event))
  const threads = new Set(ours.map(({ tid }) => tid))
  const tasks = traceEvents.filter(({ name, tid }) => name === 'ThreadControllerImpl::RunTask' && threads.has(tid))
  const within = (task: TraceEvent) => ours.filter(({ tid, ts }) => tid === task.tid && ts >= task.ts && ts < task.ts + (task.dur ?? 0))
  // What runs inside another of them is part of its time.
  const outermost = (events: TraceEvent[]) => events.filter((event) => !events.some((other) => other !== event && other.ts <= event.ts && event.ts + (event.dur ?? 0) <= other.ts + (other.dur ?? 0)))
  return tasks.map((task) => outermost(within(task)).reduce((sum, { dur }) => sum + (dur ?? 0), 0) / 1000).filter((time) => time > 0)
}
