using System.Text;
using System.Text.Json;
using Hotline.Channels.WhatsApp;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>Signatures as Meta makes them, and others, from outside the repository.</summary>
public sealed class MetaSignatureTests
{
    [Fact]
    public void Every_signature_vector_is_believed_or_refused_as_it_should_be()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Find("contracts/whatsapp/signature-vectors.json")));
        var wrong = vectors.RootElement.GetProperty("vectors").EnumerateArray().Where(v => v.GetProperty("valid").ValueKind != JsonValueKind.String && IsRight(v) != v.GetProperty("valid").GetBoolean());
        Assert.Empty(wrong.Select(v => v.GetProperty("name").GetString()));
        Assert.Equal(11, vectors.RootElement.GetProperty("vectors").GetArrayLength());
    }

    [Fact]
    public void Of_the_optional_ones_upper_case_is_believed_and_a_rewritten_body_is_not()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Find("contracts/whatsapp/signature-vectors.json")));
        var optional = vectors.RootElement.GetProperty("vectors").EnumerateArray().Where(v => v.GetProperty("valid").ValueKind == JsonValueKind.String).ToDictionary(v => v.GetProperty("name").GetString()!, IsRight);
        Assert.Equal(new Dictionary<string, bool> { ["raw UTF-8 body, signature over the escaped form"] = false, ["upper-case hex digest"] = true }, optional);
    }

    [Fact]
    public void A_body_or_signature_with_one_bit_changed_is_refused()
    {
        var signature = new MetaSignature(WhatsAppRig.Secret);
        var body = Encoding.UTF8.GetBytes(WhatsAppRig.Notification(WhatsAppRig.Text("998900000201", "wamid.1", "Салом")));
        var right = WhatsAppRig.Sign(body);
        Assert.True(signature.IsRight(right, body));
        for (var bit = 0; bit < body.Length * 8; bit += 5)
        {
            body[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(signature.IsRight(right, body));
            body[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        for (var at = 0; at < right.Length; at++) Assert.False(signature.IsRight(string.Concat(right.AsSpan(0, at), right[at] == '0' ? "1" : "0", right.AsSpan(at + 1)), body));
    }

    private static bool IsRight(JsonElement vector) =>
        new MetaSignature(vector.GetProperty("app_secret").GetString()!).IsRight(vector.GetProperty("header").GetString()!, Encoding.UTF8.GetBytes(vector.GetProperty("body").GetString()!));
}
