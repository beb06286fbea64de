/** What we use of nlp.js, which brings no types. */
declare module '@nlpjs/basic' {
  interface Nlp {
    addLanguage(language: string): void;
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
  }
  export function dockStart(given: object): Promise<{ get(name: 'nlp'): Nlp }>;
}
