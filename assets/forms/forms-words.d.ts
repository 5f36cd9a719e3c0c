declare module 'forms:words' {
  const words: import('./words.ts').FormWords
  export default words
}
