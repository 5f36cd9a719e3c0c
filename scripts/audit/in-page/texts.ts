// The texts in what a page keeps, however it is packed.

/** Every text in a value: in lists, maps, bytes and files too, and once where a value holds itself. */
export async function textsIn(value: unknown): Promise<string> {
  const texts: string[] = []
  const seen = new Set<unknown>()
  const waiting = [value]
  for (let each = waiting.pop(); each !== undefined || waiting.length > 0; each = waiting.pop()) {
    if (seen.has(each)) continue
    if (typeof each !== 'object' || each === null) {
      texts.push(String(each))
      continue
    }
    seen.add(each)
    if (each instanceof Blob) waiting.push(await each.text(), each.type, ...(each instanceof File ? [each.name] : []))
    else if (each instanceof ArrayBuffer || ArrayBuffer.isView(each)) texts.push(...textsOfBytes(each))
    else if (each instanceof Map) waiting.push(...each.keys(), ...each.values())
    else if (each instanceof Set) waiting.push(...each)
    else waiting.push(...insideOf(each))
  }
  return texts.join('\n')
}

/** Text is kept in bytes of one and of two to a letter. */
function textsOfBytes(bytes: ArrayBuffer | ArrayBufferView<ArrayBufferLike>): string[] {
  return ['utf-8', 'utf-16le'].map((encoding) => new TextDecoder(encoding).decode(bytes as ArrayBuffer))
}

function insideOf(value: object): unknown[] {
  if (value instanceof Date || value instanceof RegExp || value instanceof String) return [String(value)]
  return [...(value instanceof Error ? [value.message] : []), ...Object.keys(value), ...Object.values(value)]
}
