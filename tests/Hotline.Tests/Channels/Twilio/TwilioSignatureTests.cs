using System.Text;
using System.Text.Json;
using Hotline.Channels.Twilio.Receiving;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>The check of signatures, on vectors that Twilio's own library made. The functional tests compare it with that library on generated cases.</summary>
public sealed class TwilioSignatureTests
{
    [Fact]
    public void Every_vector_is_accepted_or_refused_as_twilios_own_library_does()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SharedData.Find("contracts/twilio/signature-vectors.json")));
        var vectors = file.RootElement.GetProperty("vectors").EnumerateArray().ToList();
        Assert.Equal(15, vectors.Count);
        Assert.All(vectors, vector => Assert.True(IsRight(vector), vector.GetProperty("name").GetString()));
    }

    private static bool IsRight(JsonElement vector)
    {
        string Text(string name) => vector.GetProperty(name).GetString()!;
        var body = Encoding.UTF8.GetBytes(Text("body"));
        var check = new TwilioSignature(Text("auth_token"));
        var url = Text("url");
        var hash = url.Contains("bodySHA256=", StringComparison.Ordinal) ? url.Split("bodySHA256=")[1] : null;
        var accepted = hash is null ? check.SignsForm(Text("signature"), url, TwilioFields.OfForm(body)!.All) : check.SignsBody(Text("signature"), url, hash, body);
        return accepted == vector.GetProperty("valid").GetBoolean();
    }

    [Fact]
    public void The_documented_examples_hold()
    {
        var check = new TwilioSignature("12345");
        const string url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        var form = TwilioFields.OfForm("CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212"u8)!.All;
        Assert.True(check.SignsForm("RSOYDt4T1cUTdK1PDd93/VVr8B8=", url, form));
        Assert.False(check.SignsForm("rSOYDt4T1cUTdK1PDd93/VVr8B8=", url, form));
        const string hash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
        Assert.True(check.SignsBody("a9nBmqA0ju/hNViExpshrM61xv4=", $"{url}&bodySHA256={hash}", hash, "{\"property\": \"value\", \"boolean\": true}"u8));
        Assert.False(check.SignsBody("a9nBmqA0ju/hNViExpshrM61xv4=", $"{url}&bodySHA256={hash}", hash, "{\"property\": \"value\", \"boolean\": false}"u8));
    }

    [Theory]
    [InlineData("https://x.org:443/a?b=1", "https://x.org/a?b=1")]
    [InlineData("https://x.org/a?b=1", "https://x.org:443/a?b=1")]
    [InlineData("http://x.org/a", "http://x.org:80/a")]
    [InlineData("https://x.org:8443/a", "https://x.org/a")]
    [InlineData("https://[::1]:8443/a", "https://[::1]:8443/a")]
    public void A_port_may_stand_in_the_signed_address_or_not(string configured, string other)
    {
        var signature = TwilioHost.Sign(other, []);
        Assert.True(new TwilioSignature(TwilioSettings.Token).SignsForm(signature, configured, []));
    }

    [Theory]
    [InlineData("https://x.org/a", "http://x.org/a")]
    [InlineData("https://x.org/a", "https://x.org/b")]
    [InlineData("https://x.org/a?b=1", "https://x.org/a")]
    [InlineData("https://x.org/a", "https://x.org:444/a")]
    [InlineData("https://x.org/a", "https://y.org/a")]
    public void Another_address_is_refused(string configured, string other) =>
        Assert.False(new TwilioSignature(TwilioSettings.Token).SignsForm(TwilioHost.Sign(other, []), configured, []));

    [Theory]
    [InlineData("a=1&a=2&a=1", "a=2&a=1")]
    [InlineData("b=1&a=2", "a=2&b=1")]
    [InlineData("a&b=", "a=&b")]
    [InlineData("a=%", "a=%25")]
    [InlineData("a=%zz%4", "a=%25zz%254")]
    public void Forms_that_say_the_same_have_one_signature(string one, string other)
    {
        var signature = TwilioHost.Sign("https://x.org", TwilioFields.OfForm(Encoding.UTF8.GetBytes(one))!.All);
        Assert.True(new TwilioSignature(TwilioSettings.Token).SignsForm(signature, "https://x.org", TwilioFields.OfForm(Encoding.UTF8.GetBytes(other))!.All));
    }
}
