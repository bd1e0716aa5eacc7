/** Style sheets come in as text, minified by the bundler. */
declare module "*.css" {
  const text: string;
  export default text;
}
