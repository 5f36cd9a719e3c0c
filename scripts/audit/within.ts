/** What comes of some work in time (ms), or why nothing does, which whoever asks has to tell. */
export async function within<Value>(limit: number, work: Promise<Value>): Promise<Value | Error> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Error>((resolve) => (timer = setTimeout(resolve, limit, new Error(`it did not answer in ${limit / 1000} seconds`))))
  try {
    return await Promise.race([work.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error)))), late])
  } finally {
    clearTimeout(timer)
  }
}
