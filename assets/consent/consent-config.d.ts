declare module 'consent:boot' {
  const config: import('./config.ts').BootConfig
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
declare module 'consent:told' {
  const config: import('./texts.ts').ToldTexts
  export default config
}
declare module 'consent:settings' {
  const config: import('./texts.ts').SettingsTexts
  export default config
}
