import { defineConfig } from "vite";

// Two pages, each whole in itself. Nothing is inlined: the server's content security policy allows files of its own only.
export default defineConfig({
  appType: "mpa",
  build: {
    outDir: "../Hotline.Server/wwwroot",
    emptyOutDir: true,
    target: "es2020",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      input: { chat: "chat.html", desk: "desk.html" },
      onwarn: (warning, warn) => {
        // Libraries mark their files for a server that renders React. There is none here.
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
      },
    },
  },
});
