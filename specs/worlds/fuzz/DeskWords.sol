// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {SettableFeed} from "../../../contracts/adversaries/SettableFeed.sol";
import {ITwap} from "../../../contracts/flat/interfaces/ITwap.sol";
import {FLATSlots} from "../../../harness/generated/Slots.sol";
import {vm} from "./Cheats.sol";
import {Names} from "./Names.sol";
import {Words} from "./Words.sol";

/// What the claims about FLAT's desk are written in; the symbolic desk has the same.
abstract contract DeskWords is Names, Words {
    /* PRICES, AS FLAT REPORTS THEM */

    /// USD per ETH, WAD; 0 when unavailable.
    function ethUsd() internal view returns (uint256) {
        return _read(address(flat), abi.encodeCall(flat.ethUsdPrice, ()));
    }

    /// USD per FLAT that a sale would use, WAD; 0 when unavailable.
    function salePrice() internal view returns (uint256) {
        return _read(address(flat), abi.encodeCall(flat.flatPrice, ()));
    }

    /// USD per FLAT that a redemption would use, WAD.
    function redemptionPrice() internal view returns (uint256) {
        return _read(address(flat), abi.encodeCall(flat.redemptionPrice, ()));
    }

    /// What proofs read without branches; a campaign reads the views.
    function quotedEthUsd() internal view returns (uint256) {
        return ethUsd();
    }

    function quotedRedemption() internal view returns (uint256) {
        return redemptionPrice();
    }

    /// The mean and spot prices that the reader reports, wei of WETH per FLAT, WAD; 0 when unavailable.
    function marketMean() internal view returns (uint256) {
        return _read(twap, abi.encodeCall(ITwap.twapPriceUp, (pool, address(flat), 30 minutes)));
    }

    function marketSpot() internal view returns (uint256) {
        return _read(twap, abi.encodeCall(ITwap.spotPriceUp, (pool, address(flat))));
    }

    /// The lower edge of the band, in the unit that market prices are compared in.
    function bandEdge(uint256 price) internal pure returns (uint256) {
        return M(M(price, 9950), 1e18);
    }

    function tenThousandfold(uint256 x) internal pure returns (uint256) {
        return M(x, 10_000);
    }

    function _read(address from, bytes memory data) private view returns (uint256) {
        (bool ok, bytes memory word) = from.staticcall(data);
        return ok && word.length >= 32 ? abi.decode(word, (uint256)) : 0;
    }

    /* PRICES, BY THE ORACLE RULE */

    /// Whether a feed's round may be used: it answers, positively and below 2^128, a complete round not older than the
    /// limit and not from the future.
    function usable(address feed, uint256 maxAge) internal view returns (bool) {
        SettableFeed.Mode mode = SettableFeed(feed).mode();
        if (mode != SettableFeed.Mode.answer && mode != SettableFeed.Mode.longData) return false;
        (uint256 roundId, int256 answer,, uint256 updatedAt, uint256 answeredInRound) = SettableFeed(feed).round();
        if (answer <= 0 || answer > int256(uint256(type(uint128).max)) || answeredInRound < roundId) return false;
        return updatedAt != 0 && updatedAt <= block.timestamp && block.timestamp - updatedAt <= maxAge;
    }

    /// The word of a feed's answer, whatever it may be worth.
    function answerOf(address feed) internal view returns (uint256) {
        (, int256 answer,,,) = SettableFeed(feed).round();
        return uint256(answer);
    }

    /// ETH/USD by the oracle rule, WAD; 0 when there is none. The feed has 8 decimals.
    function ruleEthUsd() internal view returns (uint256) {
        uint256 answer = answerOf(ethUsdFeed);
        return masked(usable(ethUsdFeed, 3900) && answer >= 1e8 && answer <= 1e14, M(answer, 1e10));
    }

    /// Price of one FLAT by a CPI feed, WAD, whether or not it may be used.
    function indexPrice(address feed) internal view returns (uint256) {
        return D(wad(answerOf(feed)), feed == cpiFeed ? flat.cpiGenesis() : flat.truflationGenesis());
    }

    /// How far from the anchor a price may be, WAD: 5 % of it for each started period of 28 days.
    function leeway() internal view returns (uint256) {
        return flat.anchorPrice() * 500 * (1 + (block.timestamp - flat.anchorAt()) / 28 days) / 10_000;
    }

    /// The bounds of a price by the oracle rule, WAD: never below a tenth of a cent nor above a million dollars.
    function lowestByRule() internal view returns (uint256) {
        uint256 reached = minusOr0(flat.anchorPrice(), leeway());
        return reached > 1e15 ? reached : 1e15;
    }

    function highestByRule() internal view returns (uint256) {
        uint256 reached = flat.anchorPrice() + leeway();
        return reached < 1e24 ? reached : 1e24;
    }

    /// The same as FLAT reports it; none where it reports none.
    function highestPrice() internal view returns (uint256) {
        (bool ok, bytes memory words) = address(flat).staticcall(abi.encodeCall(flat.priceBounds, ()));
        if (!ok || words.length < 64) return 0;
        (, uint256 high) = abi.decode(words, (uint256, uint256));
        return high;
    }

    /// Whether a price is within 5 % of the anchor for each started period of 28 days, and inside the absolute bounds.
    function near(uint256 price) internal view returns (bool) {
        uint256 anchor = flat.anchorPrice();
        uint256 distance = price > anchor ? price - anchor : anchor - price;
        return distance <= leeway() && price >= 1e15 && price <= 1e24;
    }

    /// Price of one FLAT by the oracle rule, WAD; 0 when neither CPI feed may be used.
    function salePriceByRule() internal view returns (uint256) {
        if (usable(cpiFeed, 45 days) && near(indexPrice(cpiFeed))) return indexPrice(cpiFeed);
        return masked(usable(truflationFeed, 7 days) && near(indexPrice(truflationFeed)), indexPrice(truflationFeed));
    }

    /* FLAT'S OWN STATE */

    /// Whether the reentrancy guard lets a call in.
    function guardOpen() internal view returns (bool) {
        return uint256(vm.load(address(flat), bytes32(FLATSlots._status))) != 2;
    }

    /// What a running peg purchase may still pay, in wei.
    function pegBudget() internal view returns (uint256) {
        return uint256(vm.load(address(flat), bytes32(FLATSlots._pegBudget)));
    }

    /* ACCOUNTS AND SIGNATURES */

    /// An account without code.
    function isPlain(address who) internal view returns (bool) {
        return _world.isPlain(who);
    }

    /// Who signed a permit: EIP-2612 over EIP-712, with an `s` in the lower half of the curve's order; 0 otherwise.
    function recovered(
        address owner,
        address spender,
        uint256 value,
        uint256 nonce,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) internal view returns (address) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("FLAT"),
                keccak256("1"),
                block.chainid,
                address(flat)
            )
        );
        bytes32 message = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                owner,
                spender,
                value,
                nonce,
                deadline
            )
        );
        address who = ecrecover(keccak256(abi.encodePacked(bytes2(0x1901), domain, message)), v, r, s);
        bool low = uint256(s) <= 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0;
        return address(uint160(masked(low, uint160(who))));
    }
}
