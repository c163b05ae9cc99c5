using QRCoder;

namespace Hotline.Desk.Accounts.SecondFactors;

/// <summary>An address as a picture for a phone's camera.</summary>
internal static class QrPicture
{
    private const int PixelsPerModule = 6;

    /// <summary>A whole SVG document, black on white, with its quiet zone: also on a dark page cameras find it.</summary>
    public static string Svg(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return picture.GetGraphic(PixelsPerModule);
    }
}
