using System.Net;
using System.Net.Sockets;

namespace Hotline.Core.Channels;

/// <summary>What counts as one caller on the network, for limits: one IPv4 address, or the /64 of IPv6 that one household, or one attacker, has whole. Pure.</summary>
public static class NetworkPlace
{
    private const int PrefixBytes = 8;

    /// <summary>The place of an address; null (no address is known) is a place of its own.</summary>
    public static IPAddress Of(IPAddress? address)
    {
        if (address is null) return IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return new IPAddress(bytes);
    }
}
