namespace Hotline.Server.Settings;

/// <summary>A setting is wrong; the message says which, and what to do. Shown as it is, without a stack.</summary>
internal sealed class SettingsException(string message) : Exception(message);
