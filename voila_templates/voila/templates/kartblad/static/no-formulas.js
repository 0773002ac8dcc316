// No sheet holds formulas, but Voilà's front end insists on a typesetter: this one is ours and does nothing.
window.MathJax = { Hub: { Config() {}, Configured() {}, Queue() {}, Register: { StartupHook() {} } } };
