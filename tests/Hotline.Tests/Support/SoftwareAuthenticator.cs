using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hotline.Tests.Support;

/// <summary>A device with one passkey (ES256), speaking WebAuthn as a browser passes it on. A test may bend each part of what it says.</summary>
internal sealed class SoftwareAuthenticator : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte HasKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string? _user;

    /// <summary>The page that the browser shows.</summary>
    public string Origin { get; set; } = "http://localhost";

    /// <summary>How often it signed; 0 stays 0: such a device does not count.</summary>
    public uint Count { get; set; }

    /// <summary>Whether its owner showed finger, face or PIN.</summary>
    public bool Verifies { get; set; } = true;

    public string Id => Base64Url.EncodeToString(_id);

    /// <summary>The answer to <c>navigator.credentials.create</c>.</summary>
    public JsonElement Create(JsonElement options)
    {
        _user ??= options.GetProperty("user").GetProperty("id").GetString();
        var data = AuthenticatorData(options.GetProperty("rp").GetProperty("id").GetString()!, [.. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()]);
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString("none");
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString(data);
        writer.WriteEndMap();
        return Credential(new { clientDataJSON = Text(SaidByBrowser("webauthn.create", options)), attestationObject = Text(writer.Encode()), transports = new[] { "internal" } });
    }

    /// <summary>The answer to <c>navigator.credentials.get</c>.</summary>
    public JsonElement Get(JsonElement options)
    {
        if (Count > 0) Count++;
        return Sign(options);
    }

    /// <summary>As <see cref="Get"/>, with the counter as it stands: what a copy of the device says.</summary>
    public JsonElement Sign(JsonElement options)
    {
        var said = SaidByBrowser("webauthn.get", options);
        var data = AuthenticatorData(options.GetProperty("rpId").GetString()!, []);
        var signature = _key.SignData([.. data, .. SHA256.HashData(said)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(said), authenticatorData = Text(data), signature = Text(signature), userHandle = _user });
    }

    public void Dispose() => _key.Dispose();

    private JsonElement Credential(object response) =>
        JsonSerializer.SerializeToElement(new { id = Id, rawId = Id, type = "public-key", clientExtensionResults = new { }, authenticatorAttachment = "platform", response });

    private byte[] SaidByBrowser(string type, JsonElement options) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false }));

    private byte[] AuthenticatorData(string server, byte[] attested)
    {
        var count = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        var flags = (byte)(Present | (Verifies ? Verified : 0) | (attested.Length > 0 ? HasKey : 0));
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(server)), flags, .. count, .. attested];
    }

    /// <summary>COSE: an elliptic key of ES256 on P-256, and its two coordinates.</summary>
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(5);
        foreach (var (name, value) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            writer.WriteInt32(name);
            writer.WriteInt32(value);
        }

        foreach (var (name, value) in new[] { (-2, point.X!), (-3, point.Y!) })
        {
            writer.WriteInt32(name);
            writer.WriteByteString(value);
        }

        writer.WriteEndMap();
        return writer.Encode();
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
