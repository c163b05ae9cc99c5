using Hotline.Storage;
using Hotline.Storage.Protection;
using Hotline.Tests.Support;

namespace Hotline.Tests.Storage.Protection;

public sealed class MasterKeyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_missing_key_makes_itself_once_readable_by_its_owner_only()
    {
        var first = MasterKey.Load(new ProtectionOptions { MayCreate = true }, folder.Path);
        var second = MasterKey.Load(new ProtectionOptions { MayCreate = true }, folder.Path);

        Assert.Equal(first.Fingerprint, second.Fingerprint);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("master.key")));
    }

    [Fact]
    public void Where_no_key_may_be_made_its_absence_refuses_the_start_with_the_command_to_run()
    {
        var refusal = Assert.Throws<StorageStartException>(() => MasterKey.Load(new ProtectionOptions(), folder.Path));

        Assert.Contains("hotline keys new", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("master.key")));
    }

    [Fact]
    public void A_successor_knows_people_by_the_same_names_and_opens_nothing_of_before_by_itself()
    {
        var old = MasterKey.FromText(MasterKey.NewText(), "test");
        var next = MasterKey.FromText(old.NextText(), "test");
        var third = MasterKey.FromText(next.NextText(), "test");

        foreach (var naming in new[] { "pseudonym", "duplicates", "return-code", "return-secret", "desk.sign-in" }) Assert.Equal(old.Derive(naming), third.Derive(naming));
        foreach (var secret in new[] { "wrap", "inbox", "desk.keys", "fingerprint" }) Assert.NotEqual(old.Derive(secret), next.Derive(secret));
        Assert.NotEqual(old.Fingerprint, next.Fingerprint);
        var wrapped = new KeyWrap(old).Wrap("table", "who", new byte[32]);
        Assert.Throws<SealedDataException>(() => new KeyWrap(next).Unwrap("table", "who", wrapped));
        var both = new KeyWrap(next.After(old));
        Assert.Equal(new byte[32], both.Unwrap("table", "who", wrapped));
        var renewed = both.Renew("table", "who", wrapped)!;
        // The journal knows a key by the beginning of its wrapping.
        Assert.Equal(wrapped[..13], renewed[..13]);
        Assert.Equal(wrapped.Length, renewed.Length);
        Assert.Null(both.Renew("table", "who", renewed));
        Assert.Equal(new byte[32], new KeyWrap(next).Unwrap("table", "who", renewed));
    }

    [Fact]
    public void The_setting_comes_before_the_file()
    {
        var file = MasterKey.Load(new ProtectionOptions { MayCreate = true }, folder.Path);
        var text = MasterKey.NewText();

        var set = MasterKey.Load(new ProtectionOptions { MasterKey = text }, folder.Path);

        Assert.Equal(MasterKey.FromText(text, "test").Fingerprint, set.Fingerprint);
        Assert.NotEqual(file.Fingerprint, set.Fingerprint);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Text_that_is_no_key_is_refused_without_being_repeated(string text)
    {
        var refusal = Assert.Throws<StorageStartException>(() => MasterKey.FromText(text, "The setting Protection:MasterKey"));

        Assert.Contains("Protection:MasterKey", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_purpose_has_its_own_subkey()
    {
        var key = MasterKey.FromText(MasterKey.NewText(), "test");

        Assert.Equal(key.Derive("inbox"), key.Derive("inbox"));
        Assert.NotEqual(key.Derive("inbox"), key.Derive("wrap"));
    }

    [Fact]
    public void Printing_a_key_shows_only_its_fingerprint()
    {
        var text = MasterKey.NewText();

        Assert.DoesNotContain(text[..10], MasterKey.FromText(text, "test").ToString(), StringComparison.Ordinal);
    }
}
