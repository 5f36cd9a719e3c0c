declare module 'consent:config' {
  const config: import('./config.ts').ConsentConfig
  export default config
}
