// Eleventy as it comes. Only .gitignore is left aside: the pages to measure lie in a folder that git ignores.
export default (eleventy) => eleventy.setUseGitIgnore(false)
