declare module 'consent:boot' {
  const config: import('./config.ts').BootConfig
  export default config
}
declare module 'consent:first' {
  const config: import('./config.ts').FirstConfig
  export default config
}
declare module 'consent:tags' {
  const config: import('./config.ts').TagsConfig
  export default config
}
declare module 'consent:question' {
  const config: import('./texts.ts').QuestionTexts
  export default config
}
declare module 'consent:again' {
  const config: import('./texts.ts').AgainTexts
  export default config
}
declare module 'consent:save' {
  const config: import('./texts.ts').SaveConfig
  export default config
}
declare module 'consent:told' {
  const config: import('./texts.ts').ToldTexts
  export default config
}
declare module 'consent:state' {
  const config: import('./texts.ts').StateTexts
  export default config
}
declare module 'consent:receipt' {
  const config: import('./texts.ts').ReceiptTexts
  export default config
}
declare module 'consent:display' {
  const config: import('./texts.ts').DisplayTexts
  export default config
}
declare module 'consent:settings' {
  const config: import('./texts.ts').SettingsTexts
  export default config
}
