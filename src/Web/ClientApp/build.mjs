import { build } from 'esbuild';

try {
  await build({
    entryPoints: { portal: 'portal.js', 'echarts.ci': 'entry.mjs', app: 'styles/app.css' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: '../wwwroot/lib',
    // Licences of what is bundled lie beside the bundle.
    legalComments: 'external',
    logLevel: 'error',
  });
} catch {
  // esbuild has already said what is wrong, and where.
  process.exitCode = 1;
}
