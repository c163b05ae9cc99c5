using System.Security.Cryptography;
using System.Text;

namespace Hotline.Storage.Redis;

/// <summary>One Lua script: its text, and the SHA-1 that Redis knows it by.</summary>
internal sealed class RedisScript(string name, string text)
{
    public string Name => name;

    public string Text => text;

#pragma warning disable CA5350 // EVALSHA names scripts by SHA-1; nothing is protected by it.
    public byte[] Hash { get; } = SHA1.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
}
