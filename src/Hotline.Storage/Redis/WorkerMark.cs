using System.Buffers.Binary;
using System.Text;
using Hotline.Core.Conversations;

namespace Hotline.Storage.Redis;

/// <summary>A worker's name in eight bytes (FNV-1a), as replies carry it. Never all zero, which stands for nobody.</summary>
internal static class WorkerMark
{
    public const int Size = 8;

    public static void Write(WorkerId worker, Span<byte> target)
    {
        var hash = 14695981039346656037ul;
        foreach (var part in Encoding.UTF8.GetBytes(worker.Value)) hash = (hash ^ part) * 1099511628211ul;
        BinaryPrimitives.WriteUInt64LittleEndian(target, hash | 1);
    }

    public static byte[] Of(WorkerId worker)
    {
        var mark = new byte[Size];
        Write(worker, mark);
        return mark;
    }
}
