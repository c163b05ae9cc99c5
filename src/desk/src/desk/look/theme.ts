import { Button, createTheme, Drawer, localStorageColorSchemeManager, Modal, NativeSelect, PasswordInput, Textarea, TextInput, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

/** The one colour of the desk; the urgencies have theirs in `look.css`. */
const water: MantineColorsTuple = ["#eaf5f3", "#dcece9", "#b8dcd6", "#8ed6cd", "#5fb8ad", "#35998e", "#1f7f76", "#146d66", "#0d5f5a", "#084743"];

/** From ink to night, as `look.css` has them. */
const dark: MantineColorsTuple = ["#eceae4", "#c3c9cc", "#a9b1b5", "#7d888e", "#6b767c", "#3c464b", "#1a2023", "#14181a", "#101314", "#0b0d0e"];

/** A dialog's head is no banner of the page. */
const plainHead = { header: { role: "presentation" } };

const font = "var(--font)";

/** Large targets, warm paper, no movement. */
export const theme = createTheme({
  primaryColor: "water",
  primaryShade: { light: 8, dark: 3 },
  colors: { water, dark },
  fontFamily: font,
  headings: { fontFamily: font, sizes: { h1: { fontSize: "1.375rem" }, h2: { fontSize: "1.125rem" }, h3: { fontSize: "1rem" } } },
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Button: Button.extend({ defaultProps: { variant: "default" }, vars: () => ({ root: { "--button-height": "2.75rem" } }) }),
    TextInput: TextInput.extend({ defaultProps: { size: "md" } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: "md" } }),
    Textarea: Textarea.extend({ defaultProps: { size: "md" } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: "md" } }),
    Modal: Modal.extend({ defaultProps: { centered: true, transitionProps: { duration: 0 }, overlayProps: { backgroundOpacity: 0.5 }, attributes: plainHead } }),
    Drawer: Drawer.extend({ defaultProps: { transitionProps: { duration: 0 }, attributes: plainHead } }),
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#f3f1ec",
    "--mantine-color-text": "#1d2226",
    "--mantine-color-dimmed": "#565e64",
    "--mantine-color-placeholder": "#656d73",
    "--mantine-color-default": "#fffefb",
    "--mantine-color-default-hover": "#dcece9",
    "--mantine-color-default-color": "#1d2226",
    "--mantine-color-default-border": "#8b8578",
    "--mantine-color-anchor": "#0d5f5a",
    "--mantine-color-error": "#a3231b",
  },
  dark: {
    "--mantine-color-body": "#14181a",
    "--mantine-color-text": "#eceae4",
    "--mantine-color-dimmed": "#a9b1b5",
    "--mantine-color-placeholder": "#a0a8ac",
    "--mantine-color-default": "#1f2528",
    "--mantine-color-default-hover": "#17403c",
    "--mantine-color-default-color": "#eceae4",
    "--mantine-color-default-border": "#6b767c",
    "--mantine-color-anchor": "#8ed6cd",
    "--mantine-color-error": "#ffaba2",
  },
});

/** The choice of dark or light is kept on this machine, under our name. */
export const schemes = localStorageColorSchemeManager({ key: "desk-colours" });
