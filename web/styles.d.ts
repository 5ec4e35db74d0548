/** Stylesheets are imported for what they do; the bundler collects them. */
declare module '*.css';
