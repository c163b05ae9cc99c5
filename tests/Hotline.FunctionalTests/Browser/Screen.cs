namespace Hotline.FunctionalTests.Browser;

/// <summary>What a window is opened as. <paramref name="Zoom"/> is the browser's zoom: the page sees fewer, larger pixels. <paramref name="Language"/> is the browser's.</summary>
internal sealed record Screen(int Width, int Height, bool Dark = false, float Zoom = 1, bool Touch = false, string Language = "en-GB")
{
    public static readonly Screen Desktop = new(1280, 800);
    public static readonly Screen Phone = new(360, 740, Touch: true);
}
